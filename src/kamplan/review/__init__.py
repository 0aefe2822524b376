"""Looking back with the customer: what each side did, what came of it, and how to go on."""
