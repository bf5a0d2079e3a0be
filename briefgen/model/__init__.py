"""The frozen types that pass between the stages."""
