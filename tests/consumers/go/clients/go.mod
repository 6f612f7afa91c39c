module example.test/clients

go 1.26.0

require (
	example.test/parcels v0.0.0
	github.com/flyteorg/flyte/flyteidl v1.16.8
	google.golang.org/protobuf v1.36.11
)

require (
	github.com/vmihailenco/msgpack/v5 v5.4.1 // indirect
	github.com/vmihailenco/tagparser/v2 v2.0.0 // indirect
)

// Both are generated when the tests run: the clients, and the IR in the folder ir.
replace example.test/parcels => ./parcels

tool google.golang.org/protobuf/cmd/protoc-gen-go
