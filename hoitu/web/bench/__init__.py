"""Measurements one may repeat: `hoitu bench NAME`. Everything happens in temporary folders, on 127.0.0.1."""
