package flyte

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/vmihailenco/msgpack/v5"
)

// Map is a mapping of packed data in its order.
type Map []Entry

// Entry is one entry of a Map.
type Entry struct {
	Key   any
	Value any
}

// EncodeMsgpack writes the mapping in its order.
func (m Map) EncodeMsgpack(encoder *msgpack.Encoder) error {
	if err := encoder.EncodeMapLen(len(m)); err != nil {
		return err
	}
	for _, entry := range m {
		if err := encoder.Encode(entry.Key); err != nil {
			return err
		}
		if err := encoder.Encode(entry.Value); err != nil {
			return err
		}
	}
	return nil
}

func (m Map) get(key string) (any, bool) {
	for _, entry := range m {
		if entry.Key == any(key) {
			return entry.Value, true
		}
	}
	return nil, false
}

func packed(data any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := msgpack.NewEncoder(&buffer)
	encoder.UseCompactInts(true)
	err := encoder.Encode(data)
	return buffer.Bytes(), err
}

func unpacked(data []byte) (any, error) {
	decoder := msgpack.NewDecoder(bytes.NewReader(data))
	decoder.SetMapDecoder(decodeMap)
	value, err := decoder.DecodeInterface()
	return plain(value), err
}

// plain widens numbers, so that there is one type for integers and one for floats.
func plain(data any) any {
	switch value := data.(type) {
	case int8, int16, int32, int64:
		return reflect.ValueOf(value).Int()
	case uint8, uint16, uint32, uint64:
		number := reflect.ValueOf(value).Uint()
		if number > math.MaxInt64 {
			return number
		}
		return int64(number)
	case float32:
		return float64(value)
	case []any:
		for i, item := range value {
			value[i] = plain(item)
		}
	case Map:
		for i, entry := range value {
			value[i] = Entry{plain(entry.Key), plain(entry.Value)}
		}
	}
	return data
}

func decodeMap(decoder *msgpack.Decoder) (any, error) {
	length, err := decoder.DecodeMapLen()
	if err != nil {
		return nil, err
	}
	made := Map{}
	for range length {
		key, err := decoder.DecodeInterface()
		if err != nil {
			return nil, err
		}
		value, err := decoder.DecodeInterface()
		if err != nil {
			return nil, err
		}
		made = append(made, Entry{key, value})
	}
	return made, nil
}

func unpackAs[T any](data any) (T, bool) {
	value, ok := data.(T)
	return value, ok
}

func unpackFloat(data any) (float64, bool) {
	switch value := data.(type) {
	case float64:
		return value, true
	case int64:
		return float64(value), true
	default:
		return 0, false
	}
}

func packDatetime(value time.Time, style Style) (any, error) {
	if value.Nanosecond()%1000 != 0 {
		return nil, fmt.Errorf("Python has no nanoseconds: %v", value)
	}
	form := "2006-01-02T15:04:05.000000"
	if value.Nanosecond() == 0 {
		form = "2006-01-02T15:04:05"
	}
	if style == Pydantic {
		return value.Format(form + "Z07:00"), nil
	}
	return value.Format(form + "-07:00"), nil
}

func unpackDatetime(data any) (time.Time, bool) {
	text, ok := data.(string)
	if !ok {
		return time.Time{}, false
	}
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05"} {
		if value, err := time.Parse(form, text); err == nil {
			return value.UTC(), true
		}
	}
	return time.Time{}, false
}

func unpackDate(data any) (Date, bool) {
	text, ok := data.(string)
	if !ok {
		return Date{}, false
	}
	value, err := time.Parse(time.DateOnly, text)
	return dateOf(value), err == nil
}

func packDuration(value time.Duration, style Style) (any, error) {
	if value%time.Microsecond != 0 {
		return nil, fmt.Errorf("Python has no nanoseconds: %v", value)
	}
	if style == Dataclass {
		return float64(value.Microseconds()) / 1e6, nil
	}
	if value < 0 {
		return "-" + isoDuration(uint64(-value.Microseconds())), nil
	}
	return isoDuration(uint64(value.Microseconds())), nil
}

// isoDuration writes what pydantic does: P1Y35DT1H0.25S, a year having 365 days.
func isoDuration(micros uint64) string {
	const second, day = uint64(1e6), uint64(86400e6)
	date, clock := "", ""
	parts := []struct {
		count uint64
		unit  string
		text  *string
	}{
		{micros / (365 * day), "Y", &date},
		{micros / day % 365, "D", &date},
		{micros % day / (3600 * second), "H", &clock},
		{micros / (60 * second) % 60, "M", &clock},
	}
	for _, part := range parts {
		if part.count != 0 {
			*part.text += fmt.Sprint(part.count, part.unit)
		}
	}
	if micros%(60*second) != 0 || date+clock == "" {
		clock += fmt.Sprint(micros / second % 60)
		if micros%second != 0 {
			clock += strings.TrimRight(fmt.Sprintf(".%06d", micros%second), "0")
		}
		clock += "S"
	}
	if clock != "" {
		clock = "T" + clock
	}
	return "P" + date + clock
}

// What pydantic reads: a year has 365 days, a month 30.
var durationForm = regexp.MustCompile(
	`^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$`)

var units = []int64{365 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1}

func unpackDuration(data any) (time.Duration, bool) {
	if text, ok := data.(string); ok {
		return parseDuration(text)
	}
	seconds, ok := unpackFloat(data)
	if !ok || tooLong(seconds) {
		return 0, false
	}
	whole, part := math.Modf(seconds)
	micros := time.Duration(math.RoundToEven(part * 1e6))
	return time.Duration(whole)*time.Second + micros*time.Microsecond, true
}

func parseDuration(text string) (time.Duration, bool) {
	found := durationForm.FindStringSubmatch(text)
	if found == nil {
		return 0, false
	}
	total := new(big.Rat)
	for i, unit := range units {
		if part, ok := new(big.Rat).SetString(found[i+2]); ok {
			total.Add(total, part.Mul(part, new(big.Rat).SetInt64(unit)))
		}
	}
	total.Mul(total, new(big.Rat).SetInt64(int64(time.Second)))
	if !total.IsInt() || !total.Num().IsInt64() {
		return 0, false
	}
	value := time.Duration(total.Num().Int64())
	if found[1] == "-" {
		value = -value
	}
	return value, true
}

func packBytes(value []byte, style Style) (any, error) {
	if style == Dataclass {
		return append([]byte{}, value...), nil
	}
	if !utf8.Valid(value) {
		return nil, fmt.Errorf("pydantic takes only bytes that are text in UTF-8")
	}
	return string(value), nil
}

func unpackBytes(data any) ([]byte, bool) {
	switch value := data.(type) {
	case []byte:
		return value, true
	case string:
		return []byte(value), true
	default:
		return nil, false
	}
}

func packKey(key any, style Style) any {
	if style == Dataclass {
		return key
	}
	return fmt.Sprint(key)
}

// unpackKey reads a key that pydantic made text.
func unpackKey[K comparable](codec Codec[K], data any) (K, error) {
	text, ok := data.(string)
	if !ok {
		return codec.Unpack(data)
	}
	var key K
	var err error
	switch held := any(&key).(type) {
	case *string:
		*held = text
	case *bool:
		*held, err = strconv.ParseBool(text)
	case *int64:
		*held, err = strconv.ParseInt(text, 10, 64)
	default:
		err = fmt.Errorf("a key is expected, not %q", text)
	}
	return key, err
}
