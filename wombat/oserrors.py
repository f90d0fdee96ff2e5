"""Why the system refuses a file, in words."""

from __future__ import annotations

import errno

from wombat.text import Text, Texts

texts = Texts("wombat", "oserrors.toml")

_KEYS = {
    errno.ENOENT: "missing",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "exists",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOSPC: "full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "full",
    errno.EROFS: "read_only",
    errno.ENAMETOOLONG: "long",
    errno.EBUSY: "busy",
    getattr(errno, "ETXTBSY", errno.EBUSY): "busy",
    errno.EIO: "fault",
}


def why(error: OSError) -> Text:
    """Return the reason in every language; the system's own words where it is a rare one."""
    key = _KEYS.get(error.errno or 0)
    return texts(f"why.{key}") if key else Text.plain(error.strerror or str(error))
