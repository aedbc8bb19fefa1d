"""What can be chosen for this journal and for this device."""
