"""A second transformer is registered for a type."""

from flytekit.extend import TypeEngine, TypeTransformer


class Money: ...


class Price: ...


class MoneyTransformer(TypeTransformer[Money]):
    def __init__(self):
        super().__init__("money", Money)


class PriceTransformer(TypeTransformer[Price]):
    def __init__(self):
        super().__init__("price", Money)  # mistake: duplicate-transformer
        # twin: super().__init__("price", Price)


TypeEngine.register(MoneyTransformer())
TypeEngine.register(PriceTransformer())  # or here
