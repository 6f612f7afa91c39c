/** Launches and reads the tasks of parcels, beside the generated `clients`. */

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { isDeepStrictEqual } from "node:util";
import protobuf from "protobufjs";
import protos from "@flyteorg/flyteidl/gen/pb-js/flyteidl.js";
import * as flyte from "./clients/_flyte.js";
import * as tasks from "./clients/parcels/tasks.js";
import {
  Speed,
  Zone,
  type Address,
  type Journey,
  type Parcel,
  type Quote,
} from "./clients/parcels/values.js";

interface Vector {
  id: string;
  kind: string;
  entity: string;
  side: string;
  literals: string;
}

const { Instant, Duration } = flyte;
const { LAUNCH_PLAN } = protos.flyteidl.core.ResourceType;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyEntity = flyte.Entity<any, any>;
const entities = new Map<string, AnyEntity>(
  Object.values(tasks)
    .filter((each) => each instanceof flyte.Entity)
    .map((each: AnyEntity) => [
      `${each.resourceType === LAUNCH_PLAN ? "launch_plan" : "task"} ${each.name}`,
      each,
    ]),
);

const noon = Instant.parse("2024-02-29T12:30:15.25Z");
const home: Address = { street: "Kerkstraat 1", town: "Utrecht", country: "NL", lines: [] };
const far: Address = { street: "神宮前 3-1", town: "東京", country: "JP", lines: ["a", "", "ß"] };
const small: Parcel = {
  id: 1n,
  sender: home,
  speed: Speed.SLOW,
  weights: new Map(),
  receiver: null,
  zones: [Zone.HOME],
  history: [],
  by_floor: new Map(),
  label: null,
  insured: false,
  fee: 2.5,
  count: 1n,
  note: "fragile",
};
const big: Parcel = {
  id: 9007199254740993n,
  sender: far,
  speed: Speed.NEXT_DAY,
  weights: new Map([
    ["net", 0.1],
    ["gross", 3],
    ["ø", -0],
  ]),
  receiver: home,
  zones: [Zone.ÜBERSEE, Zone.NONE],
  history: [
    new Map([["a", -1n]]),
    new Map(),
    new Map([
      ["b", 2n ** 63n - 1n],
      ["c", -(2n ** 63n)],
    ]),
  ],
  by_floor: new Map([
    [-1n, "cellar"],
    [0n, ""],
    [2n ** 40n, "sky"],
  ]),
  label: { kind: "string", value: "№ 7" },
  insured: true,
  fee: 1e300,
  count: -5n,
  note: "",
};
const journey: Journey = {
  start: noon,
  day: "1999-12-31",
  takes: Duration.of({ days: 400, micros: 1 }),
  seal: Uint8Array.from({ length: 256 }, (_, index) => index),
  letter: { uri: "s3://post/letter é.txt", format: "" },
  papers: { uri: "s3://post/papers", format: "" },
  table: { uri: "s3://post/table", format: "parquet" },
  route: {
    last: { place: home, others: new Map() },
    legs: [
      new Map([
        [
          "a",
          {
            place: far,
            others: new Map([
              ["x", [home, far]],
              ["é", []],
            ]),
          },
        ],
        ["b", { place: home, others: new Map() }],
      ]),
      new Map(),
    ],
    back: { place: home, others: new Map([["", [home]]]) },
  },
  pauses: [Duration.of({}), Duration.of({ minutes: -5 })],
};
const quote: Quote = {
  price: 12,
  until: noon,
  takes: Duration.of({ days: 400, hours: 1, millis: 250 }),
  speed: Speed.FAST,
  extras: new Map([
    ["gift", 2n ** 60n],
    ["ü", 0n],
  ]),
  seal: new TextEncoder().encode("zegel ✓"),
  day: "2030-06-01",
};

/** Build requests from typed values. */
function byHand(): Record<string, flyte.ExecutionCreateRequest> {
  const at = { project: "p", domain: "d", version: "v", name: "n" };
  return {
    "in numbers/beyond 2^53": tasks.numbers.execution(
      { whole: 9007199254740993n, real: 0.1, yes: true, text: "Ærøskøbing 東京 🎁" },
      at,
    ),
    "in times/plain": tasks.times.execution(
      { moment: noon, day: "2024-02-29", span: Duration.of({ hours: 1, millis: 250 }) },
      at,
    ),
    "in choices/plain": tasks.choices.execution(
      { speed: Speed.NEXT_DAY, zones: Object.values(Zone), size: "large" },
      at,
    ),
    "in containers/full": tasks.containers.execution(
      {
        names: ["a", "", "é", "🎁", "a\u0000b", 'quo"te\\'],
        totals: [
          new Map([
            ["x", 1n],
            ["y", 2n ** 53n + 1n],
          ]),
          new Map(),
        ],
        routes: new Map([
          ["home", [home, far]],
          ["none", []],
        ]),
        floors: new Map([
          [0n, "ground"],
          [-1n, "cellar"],
          [2n ** 33n, "high"],
        ]),
        deep: new Map([
          [
            "a",
            new Map([
              ["b", [[1n, 2n], [], [-(2n ** 62n)]]],
              ["c", []],
            ]),
          ],
          ["é", new Map()],
        ]),
        anything: new Map<flyte.Data, flyte.Data>([
          ["n", null],
          ["i", 2n ** 63n - 1n],
          ["f", 1],
          ["l", [true, new Map([["x", "y"]])]],
          ["b", Uint8Array.of(0, 255)],
        ]),
      },
      at,
    ),
    "in containers/empty": tasks.containers.execution(
      {
        names: [],
        totals: [],
        routes: new Map(),
        floors: new Map(),
        deep: new Map(),
        anything: new Map(),
      },
      at,
    ),
    "in unions/first": tasks.unions.execution(
      {
        label: { kind: "integer", value: 7n },
        outcome: { kind: "parcel", value: big },
        note: "naïve",
        speed: Speed.FAST,
        pairs: [new Map([["a", 1n]]), new Map()],
        many: [
          { kind: "integer", value: 1n },
          { kind: "string", value: "1" },
          { kind: "integer", value: 2n ** 53n + 1n },
        ],
        journey,
      },
      at,
    ),
    "in unions/none": tasks.unions.execution(
      {
        label: { kind: "address", value: far },
        outcome: { kind: "refusal", value: { reason: "wet", code: 1n } },
        note: null,
        speed: null,
        pairs: null,
        many: null,
        journey: null,
      },
      at,
    ),
    "in records/full": tasks.records.execution({ parcel: big, journey, quote }, at),
    "in records/left out": tasks.records.execution(
      {
        parcel: {
          id: 1n,
          sender: { street: "Kerkstraat 1", town: "Utrecht" },
          speed: Speed.SLOW,
          weights: new Map(),
        },
        journey: {
          start: Instant.parse("2020-01-01T00:00:00+05:30"),
          day: "0001-01-01",
          takes: Duration.of({}),
          seal: new Uint8Array(),
          letter: { uri: "https://example.com/letter" },
          papers: { uri: "gs://post/papers" },
          table: { uri: "s3://post/empty" },
          route: { last: { place: far } },
        },
        quote: { price: -0.5, until: Instant.of(new Date(0)), takes: Duration.of({}) },
      },
      at,
    ),
    "in stored/plain": tasks.stored.execution(
      {
        letter: { uri: "s3://post/letter.txt" },
        sheet: { uri: "s3://post/sheet.csv" },
        papers: { uri: "s3://post/papers/" },
        table: { uri: "s3://post/table", format: "parquet" },
        rates: { uri: "s3://post/rates" },
      },
      at,
    ),
    "in deliver/defaults": tasks.deliver.execution({ parcel: small }, at),
    "in overnight/all": tasks.overnight.execution(
      { parcel: big, wait: Duration.of({ seconds: -1 }), tags: [] },
      at,
    ),
  };
}

/** Give the outputs that are expected, as typed values. */
function outputs(): Record<string, unknown> {
  const numbers: tasks.NumbersOutputs = { o0: 9007199254740993n, o1: -0, o2: true, o3: "東京" };
  const unions: tasks.UnionsOutputs = {
    o0: { kind: "integer", value: 7n },
    o1: { kind: "parcel", value: big },
    o2: "naïve",
    o3: Speed.FAST,
    o4: [new Map([["a", 1n]]), new Map()],
    o5: [
      { kind: "integer", value: 1n },
      { kind: "string", value: "1" },
      { kind: "integer", value: 2n ** 53n + 1n },
    ],
  };
  const none: tasks.UnionsOutputs = {
    o0: { kind: "address", value: far },
    o1: { kind: "refusal", value: { reason: "wet", code: 1n } },
    o2: null,
    o3: null,
    o4: null,
    o5: null,
  };
  const records: tasks.RecordsOutputs = { o0: big, o1: journey, o2: quote };
  const stored: tasks.StoredOutputs = {
    o0: { uri: "s3://post/letter.txt", format: "" },
    o1: { uri: "s3://post/sheet.csv", format: "csv" },
    o2: { uri: "s3://post/papers/", format: "" },
    o3: { uri: "s3://post/table", format: "parquet" },
    o4: { uri: "s3://post/rates", format: "" },
  };
  const sent: tasks.SendOutputs = { parcel: big, arrives: null };
  return {
    "out numbers/plain": numbers,
    "out unions/first": unions,
    "out unions/none": none,
    "out records/full": records,
    "out stored/plain": stored,
    "out send/none": sent,
  };
}

function entityOf(vector: Vector): AnyEntity {
  const found = entities.get(`${vector.kind} ${vector.entity}`);
  if (found === undefined) throw new Error(`there is no client of ${vector.entity}`);
  return found;
}

function literalsOf(vector: Vector): flyte.LiteralMap {
  return flyte.literalsOfBytes(Buffer.from(vector.literals, "base64"));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** Read a vector as typed values, and write these. */
function again(vector: Vector): string {
  const entity = entityOf(vector);
  if (vector.side === "outputs") {
    const values = entity.outputsOfLiterals(literalsOf(vector));
    return base64(flyte.bytesOfLiterals(entity.literalsOfOutputs(values)));
  }
  const values = entity.inputsOfLiterals(literalsOf(vector));
  const at = { project: "p", domain: "d", version: "v", name: "n" };
  return base64(flyte.bytesOfRequest(entity.execution(values, at)));
}

/** Read outputs and compare them. */
function read(vectors: Map<string, Vector>): string[] {
  for (const [id, expected] of Object.entries(outputs())) {
    const vector = vectors.get(id);
    if (vector === undefined) throw new Error(`there is no vector ${id}`);
    const found = entityOf(vector).outputsOfLiterals(literalsOf(vector));
    if (!isDeepStrictEqual(found, expected)) {
      console.error(found, expected);
      throw new Error(`${id} differs`);
    }
  }
  return Object.keys(outputs());
}

/** Name what the IR holds, by its definitions alone. */
async function namesInIr(path: string, idl: string): Promise<string[]> {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => (target.startsWith("flowc/") ? `${idl}/${target}` : target);
  await root.load("flowc/ir/v1/program.proto");
  const Program = root.lookupType("flowc.ir.v1.Program");
  const program = Program.toObject(Program.decode(readFileSync(path)), { oneofs: true });
  return program["entities"].map(
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    (each: any) => `${snake(each.kind)} ${each[each.kind].name}`,
  );
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Name what a Flyte package holds: a file an entity, its kind by the end of its name. */
function namesInPackage(path: string): string[] {
  const { TaskSpec, WorkflowSpec, LaunchPlan } = protos.flyteidl.admin;
  const found: string[] = [];
  for (const [name, data] of members(gunzipSync(readFileSync(path)))) {
    if (name.endsWith("_1.pb")) found.push(`task ${TaskSpec.decode(data).template?.id?.name}`);
    else if (name.endsWith("_2.pb"))
      found.push(`workflow ${WorkflowSpec.decode(data).template?.id?.name}`);
    else if (name.endsWith("_3.pb")) found.push(`launch_plan ${LaunchPlan.decode(data).id?.name}`);
  }
  return found;
}

/** Give the names and contents of a tar archive. */
function* members(tar: Buffer): Generator<[string, Buffer]> {
  for (let start = 0; start + 512 <= tar.length && tar[start] !== 0; ) {
    const text = (from: number, to: number): string =>
      tar.toString("utf8", start + from, start + to).replace(/\0.*$/s, "");
    const size = parseInt(text(124, 136), 8);
    yield [text(0, 100), tar.subarray(start + 512, start + 512 + size)];
    start += 512 + Math.ceil(size / 512) * 512;
  }
}

const [idl = "", vectorsPath = "", ir = "", archive = ""] = process.argv.slice(2);
const cases: Vector[] = JSON.parse(readFileSync(vectorsPath, "utf8")).cases;
const vectors = new Map(cases.map((each) => [each.id, each]));
const hand = Object.entries(byHand()).map(([id, request]) => [
  id,
  base64(flyte.bytesOfRequest(request)),
]);
console.log(
  JSON.stringify({
    again: Object.fromEntries(cases.map((each) => [each.id, again(each)])),
    by_hand: Object.fromEntries(hand),
    read: read(vectors),
    ir: (await namesInIr(ir, idl)).sort(),
    package: namesInPackage(archive).sort(),
  }),
);
