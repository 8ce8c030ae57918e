// Reads a WARC file with warcio and prints one JSON line a record: where it stands, what it says, and whether its digests are those of its bytes.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { WARCParser } from "warcio";

const sha256 = (bytes) => "sha256:" + createHash("sha256").update(bytes).digest("hex");

const [file] = process.argv.slice(2);
const blocks = [];
for await (const record of new WARCParser(createReadStream(file), { parseHttp: false }))
  blocks.push(sha256(await record.readFully(false)));

const parser = new WARCParser(createReadStream(file));
let index = 0;
for await (const record of parser) {
  const hasPayload = record.warcType === "response" || record.warcType === "conversion";
  const payload = record.httpHeaders || hasPayload ? await record.readFully(false) : new Uint8Array();
  const header = (name) => record.warcHeader(name);
  await record.skipFully();
  console.log(JSON.stringify({
    offset: parser.offset,
    length: parser.recordLength,
    type: record.warcType,
    uri: record.warcTargetURI ?? null,
    id: header("WARC-Record-ID"),
    refersTo: header("WARC-Refers-To") ?? null,
    truncated: header("WARC-Truncated") ?? null,
    status: record.warcType === "request" ? null : (record.httpHeaders?.statusCode ?? null),
    blockIsWhole: header("WARC-Block-Digest") === blocks[index],
    payloadDigest: header("WARC-Payload-Digest") ?? null,
    payloadIsWhole: hasPayload ? header("WARC-Payload-Digest") === sha256(payload) : null,
    payload: hasPayload ? Buffer.from(payload).toString("base64") : null,
  }));
  index++;
}
if (index !== blocks.length) throw new Error(`${blocks.length} records without HTTP, ${index} with it`);
