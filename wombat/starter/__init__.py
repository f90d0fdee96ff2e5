"""The project that `wombat plugins new` makes."""
