/* Recording sound on the phone; what was spoken so far is kept every few seconds. */
const KINDS = [["audio/webm;codecs=opus", "weba"], ["audio/mp4", "m4a"], ["audio/ogg;codecs=opus", "ogg"]];
const EVERY = 3000; // ms

export function canRecord() {
  return Boolean(window.MediaRecorder && navigator.mediaDevices && kind());
}

function kind() {
  return KINDS.find(([type]) => MediaRecorder.isTypeSupported(type));
}

/* Start; returns { stop } where stop gives { blob, ending }. `heard(seconds, blob)` is called as it grows. */
export async function record(heard) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [type, ending] = kind();
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 48_000 });
  const pieces = [];
  const began = Date.now();
  const whole = () => new Blob(pieces, { type: type.split(";")[0] });
  recorder.ondataavailable = ({ data }) => {
    if (data.size) pieces.push(data);
    heard(Math.round((Date.now() - began) / 1000), whole(), ending);
  };
  recorder.start(EVERY);
  return {
    stop: () => new Promise((resolve) => {
      recorder.onstop = () => {
        for (const track of stream.getTracks()) track.stop();
        resolve({ blob: whole(), ending });
      };
      recorder.stop();
    }),
  };
}
