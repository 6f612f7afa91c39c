module MODULE

go 1.26.0

require (
	github.com/flyteorg/flyte/flyteidl v1.16.8
	github.com/vmihailenco/msgpack/v5 v5.4.1
	google.golang.org/protobuf v1.36.11
)

require github.com/vmihailenco/tagparser/v2 v2.0.0 // indirect
