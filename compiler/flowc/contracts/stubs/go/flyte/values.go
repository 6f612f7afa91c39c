// Package flyte turns typed values into Flyte's literals and back, as flytekit does.
package flyte

import (
	"fmt"
	"time"
)

// Blob is a file or a folder in the object store. An empty Format means the one that is declared.
type Blob struct {
	URI    string
	Format string
}

// Dataset is a table in the object store. An empty Format means the one that is declared.
type Dataset struct {
	URI    string
	Format string
}

// Nothing is Python's None where nothing else is possible.
type Nothing struct{}

// Date is a day of the calendar.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

func (d Date) midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) Date {
	year, month, day := t.UTC().Date()
	return Date{year, month, day}
}

// Ptr gives a pointer to a value, for what is optional.
func Ptr[T any](value T) *T {
	return &value
}
