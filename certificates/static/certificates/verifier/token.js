// What a link of ours carries, read and checked on this device alone. certificates/offline/payload.py writes it.
const PREFIX = "BIMTEK-QR1";
const SIGNATURE = 64;
const LONGEST_TOKEN = 400;
const LONGEST_MAP = 4096;
const REVOKED_HASH = 5;
const DAY = 86400000;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LINK = /\/v\/([0-9a-z.\-]{12,24})(?:\/([0-9a-z]+))?\/?$/i;
// Name of the fact, its kind and whether every token has it, by number.
const FACTS = [
  ,
  ["keyName", "text", true],
  ["code", "text", true],
  ["number", "text", true],
  ["name", "text", true],
  ["course", "text", true],
  ["hours", "count", true],
  ["started", "day", true],
  ["completed", "day", true],
  ["validUntil", "day", false],
  ["issuer", "text", false],
];

class Refused extends Error {
  constructor(state) {
    super(state);
    this.state = state;
  }
}
const malformed = () => {
  throw new Refused("altered");
};

// --- The link -------------------------------------------------------------------------------------
export function parseLink(text) {
  const [, code, token] = LINK.exec(text.trim().replace(/[?#].*$/, "").replace(/\s+/g, "")) ?? [];
  return code ? { code: tidy(code), token: (token ?? "").toUpperCase() } : null;
}

const tidy = (code) => code.toUpperCase().replace(/[.\-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

function fromBase32(text) {
  const bytes = [];
  let hold = 0;
  let held = 0;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) malformed();
    hold = ((hold << 5) | value) & 0xfff;
    held += 5;
    if (held >= 8) bytes.push((hold >> (held -= 8)) & 255);
  }
  if (held >= 5 || hold & ((1 << held) - 1)) malformed();
  return Uint8Array.from(bytes);
}

// --- Deflate (RFC 1951), because older phones cannot unpack by themselves ------------------------------
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195];
LENGTHS.push(227, 258);
const LENGTH_BITS = LENGTHS.map((_, code) => (code < 8 || code === 28 ? 0 : (code >> 2) - 1));
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const DISTANCE_BITS = Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1));
const DISTANCES = DISTANCE_BITS.map((bits, code) => (code < 4 ? code + 1 : ((2 + (code & 1)) << bits) + 1));

function tree(lengths) {
  const counts = new Array(16).fill(0);
  for (const length of lengths) counts[length] += 1;
  const offsets = [0, 0];
  for (let length = 1; length < 15; length += 1) offsets.push(offsets[length] + counts[length]);
  const symbols = [];
  lengths.forEach((length, symbol) => length && (symbols[offsets[length]++] = symbol));
  return { counts, symbols };
}

const repeat = (times, value) => new Array(times).fill(value);
const FIXED = [
  tree([...repeat(144, 8), ...repeat(112, 9), ...repeat(24, 7), ...repeat(8, 8)]),
  tree(repeat(30, 5)),
];

export function inflate(data) {
  const out = [];
  let place = 0;
  let hold = 0;
  let held = 0;

  function bits(count) {
    while (held < count) {
      if (place >= data.length) malformed();
      hold |= data[place++] << held;
      held += 8;
    }
    const value = hold & ((1 << count) - 1);
    hold >>>= count;
    held -= count;
    return value;
  }

  function symbol({ counts, symbols }) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      code |= bits(1);
      if (code - counts[length] < first) return symbols[index + code - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    return malformed();
  }

  function stored() {
    hold = held = 0;
    const length = bits(16);
    if ((bits(16) ^ 0xffff) !== length || place + length > data.length) malformed();
    for (let end = place + length; place < end; ) out.push(data[place++]);
  }

  function dynamic() {
    const [literals, distances, codes] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const lengths = repeat(19, 0);
    for (const code of ORDER.slice(0, codes)) lengths[code] = bits(3);
    const meta = tree(lengths);
    const all = [];
    while (all.length < literals + distances) {
      const found = symbol(meta);
      if (found < 16) all.push(found);
      else if (found === 16) all.push(...repeat(3 + bits(2), all.at(-1) ?? malformed()));
      else all.push(...repeat(found === 17 ? 3 + bits(3) : 11 + bits(7), 0));
    }
    return [tree(all.slice(0, literals)), tree(all.slice(literals, literals + distances))];
  }

  function packed([literals, distances]) {
    for (;;) {
      const found = symbol(literals);
      if (found === 256) return;
      if (found < 256) {
        out.push(found);
      } else {
        const length = LENGTHS[found - 257] + bits(LENGTH_BITS[found - 257] ?? malformed());
        const code = symbol(distances);
        const distance = DISTANCES[code] + bits(DISTANCE_BITS[code] ?? malformed());
        if (!(distance <= out.length)) malformed();
        for (let copied = 0; copied < length; copied += 1) out.push(out[out.length - distance]);
      }
      if (out.length > LONGEST_MAP) malformed();
    }
  }

  for (let isLast = 0; !isLast; ) {
    isLast = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 3) malformed();
    else packed(kind === 1 ? FIXED : dynamic());
  }
  if (place !== data.length || out.length > LONGEST_MAP) malformed();
  return Uint8Array.from(out);
}

// --- CBOR: one map from rising numbers to numbers and texts, as small_cbor.py takes it ----------------
function readMap(data) {
  let place = 0;

  function head(kind) {
    if (place >= data.length || data[place] >> 5 !== kind) malformed();
    const short = data[place++] & 31;
    if (short < 24) return short;
    const length = { 24: 1, 25: 2, 26: 4 }[short];
    if (!length || place + length > data.length) malformed();
    let value = 0;
    for (let end = place + length; place < end; ) value = value * 256 + data[place++];
    if (value < { 1: 24, 2: 256, 4: 65536 }[length]) malformed();
    return value;
  }

  function value() {
    if (data[place] >> 5 === 0) return head(0);
    const length = head(3);
    if (place + length > data.length) malformed();
    const bytes = data.subarray(place, (place += length));
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return malformed();
    }
  }

  const values = new Map();
  let last = -1;
  for (let left = head(5); left > 0; left -= 1) {
    const number = head(0);
    if (number <= last) malformed();
    values.set(number, value());
    last = number;
  }
  if (place !== data.length) malformed();
  return values;
}

// --- The token ------------------------------------------------------------------------------------
export function readToken(token) {
  if (!token || token.length > LONGEST_TOKEN) malformed();
  const signed = fromBase32(token);
  if (signed.length <= SIGNATURE) malformed();
  const body = signed.subarray(SIGNATURE);
  const kind = body[0];
  if (kind !== 1 && kind !== 2) malformed();
  const rest = body.subarray(1);
  const values = readMap(kind === 2 ? inflate(rest) : rest);
  const facts = { issuer: "", validUntil: null };
  for (const [number, value] of values) {
    const [name, type] = FACTS[number] ?? malformed();
    if ((type === "text") !== (typeof value === "string")) malformed();
    facts[name] = type === "day" ? new Date(value * DAY) : value;
  }
  for (const [number, fact] of FACTS.entries()) if (fact?.[2] && !values.has(number)) malformed();
  return { facts, signature: signed.subarray(0, SIGNATURE), message: [...new TextEncoder().encode(PREFIX), ...body] };
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function isSigned(publicKey, signature, message, noble) {
  try {
    const key = await crypto.subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "Ed25519" }, key, signature, message);
  } catch {
    const { verifyAsync } = await import(noble);
    return verifyAsync(signature, message, publicKey, { zip215: false });
  }
}

async function isRevoked(code, hashes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code)));
  const known = fromBase64(hashes);
  for (let place = 0; place < known.length; place += REVOKED_HASH) {
    if (digest.subarray(0, REVOKED_HASH).every((byte, index) => byte === known[place + index])) return true;
  }
  return false;
}

// The day that this device has, as days are counted here: since 1970, without a time zone.
export const today = (now = new Date()) => new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));

// `list` is what the list of keys said when it was last seen. Gives the state, and what was read as far as it holds.
export async function check(text, list, { noble, day = today() }) {
  const link = parseLink(text);
  if (!link) return { state: "no-link" };
  if (!link.token) return { state: "no-token", code: link.code };
  try {
    const { facts, signature, message } = readToken(link.token);
    const key = list.keys.find((each) => each.issuer === facts.issuer && each.name === facts.keyName);
    if (!key) return { state: "unknown-key", code: link.code, keyName: facts.keyName };
    const isGenuine = await isSigned(fromBase64(key.key), signature, Uint8Array.from(message), noble);
    if (!isGenuine || facts.code !== link.code) return { state: "altered", code: link.code };
    return { state: await fate(facts, list, day), code: link.code, facts, issuerName: key.issuer_name };
  } catch (error) {
    if (error instanceof Refused) return { state: error.state, code: link.code };
    throw error;
  }
}

async function fate(facts, list, day) {
  if (await isRevoked(facts.code, list.revoked)) return "revoked";
  return facts.validUntil && facts.validUntil < day ? "expired" : "valid";
}
