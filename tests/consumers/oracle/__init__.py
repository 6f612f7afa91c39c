"""What flytekit makes of the values of the rich project; runs under flytekit's interpreter."""
