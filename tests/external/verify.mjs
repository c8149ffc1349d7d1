// Lets verifiers that others wrote judge credentials, with no network: `node verify.mjs FOLDER`.
//
// FOLDER/cases.json has {"web": {address: {"file", "type"}}, "cases": [{"name", "file", "token", "web": {…}}]}: what the
// site answers at which address, and the credentials to judge; the "web" of a case goes before the common one.
// Prints {name: {vc, status, core, schema, token}} as JSON.
import {createPublicKey, verify} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {verifyCredential as verifyWithCore} from '@digitalcredentials/verifier-core';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';

const folder = process.argv[2];
const read = name => readFileSync(join(folder, name), 'utf8');
const {web, cases} = JSON.parse(read('cases.json'));
const schemaUrl = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
let answers = web;

// Every look-up of every verifier ends here; there is no other way out.
globalThis.fetch = async request => {
  const address = typeof request === 'string' ? request : request.url ?? String(request);
  const found = answers[address];
  if(!found) {
    return new Response('{}', {status: 404});
  }
  return new Response(read(found.file), {headers: {'Content-Type': found.type}});
};

async function documentLoader(address) {
  const [url, fragment] = address.startsWith('did:') ? didAddress(address) : [address, ''];
  const response = await fetch(url);
  if(!response.ok) {
    throw new Error(`Not found: ${url}`);
  }
  const document = await response.json();
  const node = fragment && document.verificationMethod.find(method => method.id === address);
  if(fragment && !node) {
    throw new Error(`Not listed: ${address}`);
  }
  return {contextUrl: null, documentUrl: address, document: node ? withContext(node) : document, tag: 'static'};
}

const withContext = method => ({'@context': 'https://w3id.org/security/multikey/v1', ...method});

function didAddress(did) {
  const [base, fragment = ''] = did.split('#');
  const [host, ...folders] = base.slice('did:web:'.length).split(':');
  const path = folders.length ? `${folders.join('/')}/did.json` : '.well-known/did.json';
  return [`https://${decodeURIComponent(host)}/${path}`, fragment];
}

const suite = new DataIntegrityProof({cryptosuite});

async function judgeWithVc(credential) {
  // The state is asked for apart: the library says "verified" of revoked ones as well.
  const result = await verifyCredential({
    credential, suite, documentLoader, checkStatus: async () => ({verified: true})
  });
  return {verified: result.verified, error: messages(result.error)};
}

async function judgeStatus(credential) {
  const result = await checkStatus({credential, suite, documentLoader});
  return {
    verified: result.verified,
    isRevoked: (result.results ?? []).some(({status}) => status),
    error: messages(result.error)
  };
}

async function judgeWithCore(credential) {
  const result = await verifyWithCore({credential, knownDIDRegistries: []});
  const steps = Object.fromEntries((result.log ?? []).map(step => [step.id, step.error ? step.error.name : step.valid]));
  const schemas = (result.additionalInformation ?? []).flatMap(({results}) => results).map(({result}) => result.valid);
  return {steps, schemas, errors: (result.errors ?? []).map(({name}) => name)};
}

const ajv = addFormats(new Ajv2019({allErrors: true, strict: false}));
const isWellFormed = ajv.compile(JSON.parse(read(web[schemaUrl].file)));

function judgeForm(credential) {
  const isValid = isWellFormed(credential);
  return {valid: isValid, errors: (isWellFormed.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`)};
}

async function judgeToken(token) {
  const [head, body, signature] = token.split('.');
  const {alg, kid} = JSON.parse(Buffer.from(head, 'base64url'));
  const {document: {publicKeyJwk}} = await documentLoader(kid);
  const key = {key: createPublicKey({key: publicKeyJwk, format: 'jwk'}), dsaEncoding: 'ieee-p1363'};
  const isSigned = verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
  return {alg, kid, verified: isSigned, claims: JSON.parse(Buffer.from(body, 'base64url'))};
}

function messages(error) {
  return error ? [error.message, ...(error.errors ?? []).map(inner => inner.message)] : [];
}

const verdicts = {};
for(const {name, file, token, web: own = {}} of cases) {
  answers = {...web, ...own};
  const credential = JSON.parse(read(file));
  verdicts[name] = {
    vc: await judgeWithVc(structuredClone(credential)),
    status: await judgeStatus(structuredClone(credential)),
    core: await judgeWithCore(structuredClone(credential)),
    schema: judgeForm(credential),
    ...(token ? {token: await judgeToken(read(token))} : {})
  };
}
process.stdout.write(JSON.stringify(verdicts));
