// A Flyte connector written from contracts that flowc rendered: it knows no Python.
//
// It serves on a port of the loopback address, which it prints, and ends with its standard input.
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"os"

	"github.com/flyteorg/flyte/flyteidl/gen/pb-go/flyteidl/service"
	"google.golang.org/grpc"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer()
	service.RegisterAsyncAgentServiceServer(server, newJobs())
	service.RegisterAgentMetadataServiceServer(server, agents{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		server.Stop()
	}()
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	if err := server.Serve(listener); err != nil {
		log.Fatal(err)
	}
}
