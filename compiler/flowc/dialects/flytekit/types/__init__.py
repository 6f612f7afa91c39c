"""Python types and values as flytekit's type engine reads them."""
