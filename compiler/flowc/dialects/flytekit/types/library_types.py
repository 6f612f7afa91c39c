"""Types of libraries that flytekit knows, as data: name, encoder, bases."""

from __future__ import annotations

from flowc.dialects.flytekit.types.standard_classes import PICKLED
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import plain_map
from flowc_ir.types import (
    BlobType,
    Dimensionality,
    SimpleKind,
    SimpleType,
    StructType,
    Type,
)

CONSTANT: dict[str, Type] = {
    "builtins.int": SimpleType(SimpleKind.INTEGER),
    "builtins.float": SimpleType(SimpleKind.FLOAT),
    "builtins.str": SimpleType(SimpleKind.STRING),
    "builtins.bool": SimpleType(SimpleKind.BOOLEAN),
    "builtins.NoneType": SimpleType(SimpleKind.NONE),
    "types.NoneType": SimpleType(SimpleKind.NONE),
    "datetime.datetime": SimpleType(SimpleKind.DATETIME),
    "datetime.date": SimpleType(SimpleKind.DATE),
    "datetime.timedelta": SimpleType(SimpleKind.DURATION),
    "typing.TextIO": BlobType("TextIO", "text/plain"),
    "typing.BinaryIO": BlobType("BinaryIO", "application/octet-stream"),
    "flytekit.types.error.error.FlyteError": SimpleType(SimpleKind.ERROR),
    "flytekit.types.iterator.json_iterator.JSONIterator": BlobType(
        "JSON Iterator", "jsonl", metadata=plain_map(format="json iterator")
    ),
    "flytekit.extras.pytorch.checkpoint.PyTorchCheckpoint": BlobType(
        "PyTorch Checkpoint", "PyTorchCheckpoint"
    ),
    "numpy.ndarray": BlobType("Numpy Array", "NumpyArray"),
    "torch.Tensor": BlobType("PyTorch Tensor", "PyTorchTensor"),
    "torch.nn.Module": BlobType("PyTorch Module", "PyTorchModule"),
    "sklearn.base.BaseEstimator": BlobType("Sklearn Estimator", "SklearnEstimator"),
    "tensorflow.keras.Model": BlobType("TensorFlow Model", "TensorFlowModel"),
    "PIL.Image.Image": BlobType("PIL.Image", "PIL.Image"),
}
"""Classes whose type is always the same (flytekit 1.16.31 core/type_engine.py, extras/, types/)."""

DATAFRAMES = frozenset({"flytekit.StructuredDataset", "pandas.DataFrame", "pyarrow.Table"})
"""Classes that are structured datasets, by themselves or by flytekit's own handlers."""

TENSORFLOW_FILES: dict[str, Type] = {
    "flytekit.types.file.TFRecordFile": BlobType("TensorFlow Record File", "TensorFlowRecord"),
    "flytekit.types.directory.TFRecordsDirectory": BlobType(
        "TensorFlow Record Directory", "TensorFlowRecord", Dimensionality.MULTIPART
    ),
}
"""What two aliases become once tensorflow has been imported (extras/tensorflow/record.py)."""

FILE_ALIASES: dict[str, str] = {
    "HDF5EncodedFile": "hdf5",
    "HTMLPage": "html",
    "JoblibSerializedFile": "joblib",
    "JPEGImageFile": "jpeg",
    "PDFFile": "pdf",
    "PNGImageFile": "png",
    "PythonPickledFile": "python_pickle",
    "PythonNotebook": "ipynb",
    "SVGImageFile": "svg",
    "CSVFile": "csv",
    "ONNXFile": "onnx",
    "TFRecordFile": "tfrecord",
    "JSONLFile": "jsonl",
}
"""Names of `flytekit.types.file` that are a `FlyteFile` of a format."""

DIRECTORY_ALIASES: dict[str, str] = {
    "TensorboardLogs": "tensorboard",
    "TFRecordsDirectory": "tfrecords_dir",
}
"""Names of `flytekit.types.directory` that are a `FlyteDirectory` of a format."""

MESSAGE = "google.protobuf.message.Message"
"""The base class of all protobuf messages."""

_MESSAGES = {
    "google.protobuf.any_pb2": "Any",
    "google.protobuf.duration_pb2": "Duration",
    "google.protobuf.empty_pb2": "Empty",
    "google.protobuf.field_mask_pb2": "FieldMask",
    "google.protobuf.struct_pb2": "ListValue Struct Value",
    "google.protobuf.timestamp_pb2": "Timestamp",
    "google.protobuf.wrappers_pb2": (
        "BoolValue BytesValue DoubleValue FloatValue Int32Value Int64Value StringValue UInt32Value "
        "UInt64Value"
    ),
    "flyteidl.core.errors_pb2": "ContainerError ErrorDocument",
    "flyteidl.core.execution_pb2": "ExecutionError TaskLog",
    "flyteidl.core.identifier_pb2": (
        "Identifier NodeExecutionIdentifier TaskExecutionIdentifier WorkflowExecutionIdentifier"
    ),
    "flyteidl.core.interface_pb2": "Parameter ParameterMap TypedInterface Variable VariableMap",
    "flyteidl.core.literals_pb2": (
        "Blob Literal LiteralCollection LiteralMap Primitive Scalar Schema StructuredDataset Union"
    ),
    "flyteidl.core.tasks_pb2": (
        "Container K8sPod Resources Resources.ResourceEntry Sql TaskMetadata TaskTemplate"
    ),
    "flyteidl.core.types_pb2": (
        "BlobType EnumType LiteralType SchemaType StructuredDatasetType UnionType"
    ),
    "flyteidl.core.workflow_pb2": "Node WorkflowTemplate",
}

MESSAGES = {f"{module}.{name}" for module, line in _MESSAGES.items() for name in line.split()}
"""Protobuf messages that are known to be messages."""


def message_type(name: str) -> StructType:
    """Give the type of a protobuf message of that qualified name."""
    return StructType("Protobuf-Transformer", metadata=plain_map(pb_type=name), msgpack=False)


@dataclass(frozen=True, slots=True)
class LibraryClass:
    """A library class: how CPython prints it (None if that differs by version), and its bases.

    `bases` has the classes of its MRO that flytekit has an encoder for, in order.
    """

    spelling: str | None
    bases: tuple[str, ...] = ()


_DERIVED: dict[str, tuple[str, ...]] = {
    "collections.OrderedDict": ("builtins.dict",),
    "collections.defaultdict": ("builtins.dict",),
    "collections.Counter": ("builtins.dict",),
    "collections.abc.Generator": ("collections.abc.Iterator",),
    "typing.TypedDict": ("builtins.dict",),
    "typing.NamedTuple": ("builtins.tuple",),
    "time.struct_time": ("builtins.tuple",),
    "os.stat_result": ("builtins.tuple",),
    "urllib.parse.ParseResult": ("builtins.tuple",),
    "urllib.parse.SplitResult": ("builtins.tuple",),
    "numpy.float64": ("builtins.float",),
    "numpy.double": ("builtins.float",),
    "numpy.str_": ("builtins.str",),
    "pandas.Timestamp": ("datetime.datetime",),
    "pandas.Timedelta": ("datetime.timedelta",),
    "pydantic.RootModel": ("pydantic.BaseModel",),
    "torch.nn.Parameter": ("torch.Tensor",),
    "tensorflow.keras.Sequential": ("tensorflow.keras.Model",),
}

_THIRD_PARTY: dict[str, str | None] = {
    **{
        f"numpy.{name}": f"numpy.{name}"
        for name in (
            "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 "
            "complex64 complex128 datetime64 timedelta64 bytes_ generic number integer floating"
        ).split()
    },
    "flytekit.types.pickle.pickle.FlytePickle": "flytekit.types.pickle.pickle.FlytePickle",
    "pydantic.SecretStr": "pydantic.types.SecretStr",
    "pydantic.AnyUrl": "pydantic.networks.AnyUrl",
    "pydantic.HttpUrl": "pydantic.networks.HttpUrl",
    "torch.FloatTensor": "torch.FloatTensor",
    "torch.utils.data.Dataset": "torch.utils.data.dataset.Dataset",
    "torch.utils.data.DataLoader": "torch.utils.data.dataloader.DataLoader",
}

_TORCH_MODULES = (
    "AdaptiveAvgPool1d AdaptiveAvgPool2d AvgPool1d AvgPool2d BatchNorm1d BatchNorm2d BatchNorm3d "
    "BCELoss BCEWithLogitsLoss Conv1d Conv2d Conv3d ConvTranspose2d CrossEntropyLoss Dropout "
    "Dropout2d ELU Embedding Flatten GELU GRU GroupNorm Identity L1Loss LSTM LayerNorm LeakyReLU "
    "Linear LogSoftmax MSELoss MaxPool1d MaxPool2d ModuleDict ModuleList MultiheadAttention "
    "NLLLoss ParameterDict ParameterList PReLU RNN ReLU Sequential Sigmoid SmoothL1Loss "
    "Softmax Tanh Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder "
    "TransformerEncoderLayer Upsample"
)

_ESTIMATORS = {
    "calibration": "CalibratedClassifierCV",
    "cluster": (
        "AffinityPropagation AgglomerativeClustering Birch DBSCAN KMeans MeanShift MiniBatchKMeans "
        "OPTICS SpectralClustering"
    ),
    "compose": "ColumnTransformer TransformedTargetRegressor",
    "covariance": "EllipticEnvelope EmpiricalCovariance",
    "decomposition": (
        "FactorAnalysis FastICA IncrementalPCA KernelPCA LatentDirichletAllocation NMF PCA "
        "SparsePCA TruncatedSVD"
    ),
    "discriminant_analysis": "LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis",
    "dummy": "DummyClassifier DummyRegressor",
    "ensemble": (
        "AdaBoostClassifier AdaBoostRegressor BaggingClassifier BaggingRegressor "
        "ExtraTreesClassifier ExtraTreesRegressor GradientBoostingClassifier "
        "GradientBoostingRegressor HistGradientBoostingClassifier HistGradientBoostingRegressor "
        "IsolationForest RandomForestClassifier RandomForestRegressor StackingClassifier "
        "StackingRegressor VotingClassifier VotingRegressor"
    ),
    "feature_extraction.text": "CountVectorizer HashingVectorizer TfidfTransformer TfidfVectorizer",
    "feature_selection": "RFE RFECV SelectFromModel SelectKBest SelectPercentile VarianceThreshold",
    "gaussian_process": "GaussianProcessClassifier GaussianProcessRegressor",
    "impute": "KNNImputer SimpleImputer",
    "isotonic": "IsotonicRegression",
    "kernel_ridge": "KernelRidge",
    "linear_model": (
        "ARDRegression BayesianRidge ElasticNet ElasticNetCV HuberRegressor Lars Lasso LassoCV "
        "LassoLars LinearRegression LogisticRegression LogisticRegressionCV "
        "PassiveAggressiveClassifier Perceptron PoissonRegressor QuantileRegressor "
        "RANSACRegressor Ridge RidgeCV RidgeClassifier SGDClassifier SGDRegressor TheilSenRegressor"
    ),
    "manifold": "Isomap LocallyLinearEmbedding MDS SpectralEmbedding TSNE",
    "mixture": "BayesianGaussianMixture GaussianMixture",
    "model_selection": "GridSearchCV RandomizedSearchCV",
    "multiclass": "OneVsOneClassifier OneVsRestClassifier OutputCodeClassifier",
    "multioutput": "ClassifierChain MultiOutputClassifier MultiOutputRegressor RegressorChain",
    "naive_bayes": "BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB",
    "neighbors": (
        "KNeighborsClassifier KNeighborsRegressor LocalOutlierFactor NearestNeighbors "
        "RadiusNeighborsClassifier RadiusNeighborsRegressor"
    ),
    "neural_network": "BernoulliRBM MLPClassifier MLPRegressor",
    "pipeline": "FeatureUnion Pipeline",
    "preprocessing": (
        "Binarizer FunctionTransformer KBinsDiscretizer LabelBinarizer LabelEncoder MaxAbsScaler "
        "MinMaxScaler MultiLabelBinarizer Normalizer OneHotEncoder OrdinalEncoder "
        "PolynomialFeatures PowerTransformer QuantileTransformer RobustScaler SplineTransformer "
        "StandardScaler"
    ),
    "svm": "LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR",
    "tree": "DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor",
}


def _classes() -> dict[str, LibraryClass]:
    known = {name: LibraryClass(spelling) for name, spelling in PICKLED.items()}
    known |= {name: LibraryClass(spelling) for name, spelling in _THIRD_PARTY.items()}
    known |= {name: LibraryClass(None, bases) for name, bases in _DERIVED.items()}
    for name in _TORCH_MODULES.split():
        known[f"torch.nn.{name}"] = LibraryClass(None, ("torch.nn.Module",))
    for module, line in _ESTIMATORS.items():
        for name in line.split():
            known[f"sklearn.{module}.{name}"] = LibraryClass(None, ("sklearn.base.BaseEstimator",))
    return known


CLASSES = _classes()
"""Library classes without an encoder of their own."""
