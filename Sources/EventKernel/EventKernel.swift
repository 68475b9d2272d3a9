// The module's first concept goes here.
