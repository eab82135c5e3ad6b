// Command pocketbase is PocketBase with a collection of customers such as Kehu's: a peer that `make bench` measures on the
// same work. It serves on a free port, prints a line "address token owner", and ends with its standard input. Its data lies in
// the folder that BENCH_DATA names; SYNCHRONOUS=FULL makes SQLite sync each commit to the disk, which PocketBase by itself does not.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	_ "github.com/pocketbase/pocketbase/migrations" // makes the tables of its own
	"github.com/pocketbase/pocketbase/tools/types"
)

// owner is whose all customers are.
const owner = "usr_00000000000000000000000001"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "pocketbase:", err)
		os.Exit(1)
	}
}

func run() error {
	app := core.NewBaseApp(core.BaseAppConfig{DataDir: os.Getenv("BENCH_DATA"), DBConnect: connect})
	if err := app.Bootstrap(); err != nil {
		return err
	}
	if err := app.RunAllMigrations(); err != nil {
		return err
	}
	if err := app.Save(customers()); err != nil {
		return err
	}
	token, err := superuser(app)
	if err != nil {
		return err
	}
	router, err := apis.NewRouter(app)
	if err != nil {
		return err
	}
	handler, err := router.BuildMux()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println("http://"+listener.Addr().String(), token, owner)
	server := &http.Server{Handler: handler}
	go func() { _ = server.Serve(listener) }() // ends with Close
	_, _ = io.Copy(io.Discard, os.Stdin)
	_ = server.Close() // nobody calls any more
	return app.ResetBootstrapState()
}

// connect opens a database with PocketBase's own settings, but for how it syncs.
func connect(path string) (*dbx.DB, error) {
	if os.Getenv("SYNCHRONOUS") == "FULL" {
		return dbx.Open("sqlite", path+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=journal_size_limit(200000000)"+
			"&_pragma=synchronous(FULL)&_pragma=foreign_keys(ON)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-32000)")
	}
	return core.DefaultDBConnect(path)
}

// customers is the collection: an address that nobody else has, and an index in the order of the list.
func customers() *core.Collection {
	c := core.NewBaseCollection("customers")
	for _, name := range strings.Fields("name contactName contactTitle fax email website paymentTerms creditLimit industry source status notes owner") {
		c.Fields.Add(&core.TextField{Name: name})
	}
	for _, name := range strings.Fields("phones addresses tags") {
		c.Fields.Add(&core.JSONField{Name: name})
	}
	c.Fields.Add(&core.AutodateField{Name: "created", OnCreate: true}, &core.AutodateField{Name: "updated", OnCreate: true, OnUpdate: true})
	c.Indexes = types.JSONArray[string]{
		"CREATE UNIQUE INDEX customers_email ON customers (email)",
		"CREATE INDEX customers_owner ON customers (owner, created)",
	}
	return c
}

// superuser makes an administrator, whom no rule of a collection holds up.
func superuser(app core.App) (token string, err error) {
	collection, err := app.FindCollectionByNameOrId(core.CollectionNameSuperusers)
	if err != nil {
		return "", err
	}
	record := core.NewRecord(collection)
	record.SetEmail("nancy@northwind.example")
	record.SetPassword("tea & biscuits 4")
	if err := app.Save(record); err != nil {
		return "", err
	}
	return record.NewAuthToken()
}
