"""What stands beside the chain of approvals: a colleague's word that is asked for, and levels that let a hour pass.

Nouns: sign-off (request, answer), escalation. Parallel to the chain: asked of several people at once, in any order;
an output is not released while one of them has not agreed to exactly its content.
May call: kernel, the foundation, newsroom. Holds a release back through newsroom's `release_gates`.
"""
