"""Keys with which other systems read: an agency's integrator within scopes, or a program of a person's own."""
