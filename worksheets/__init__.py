"""The worksheets of the plan, one TOML file each; installed as ``wombat.worksheets``."""
