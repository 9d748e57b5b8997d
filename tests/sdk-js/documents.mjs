// Every document method of the SDK, over all files of a folder. Each of them speaks of a lighthouse.
import assert from 'node:assert/strict';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BackboardNotFoundError, BackboardValidationError } from 'backboard-sdk';
import { client, collect, passed, streamed } from './client.mjs';

const folder = process.argv[4];
const names = readdirSync(folder).sort();
const question = 'What are the key points in the uploaded document?';

await Promise.all(names.map(ofAssistant));
await ofThread(names[0]);
await ofMessage(names.slice(0, 2));
await streamedMessage(names.at(-1));
await refused();
passed();

// The documents example: upload, poll, ask, read the answer.
async function ofAssistant(name) {
  const { assistantId } = await client.createAssistant({ name: 'Document Assistant', description: 'You are a helpful document analysis assistant' });
  const document = await client.uploadDocumentToAssistant(assistantId, join(folder, name));
  assert.match(document.documentId, /^[0-9a-f-]{36}$/);
  assert.deepEqual([document.filename, document.status, document.fileSizeBytes], [name, 'pending', statSync(join(folder, name)).size]);
  assert.ok(!Number.isNaN(document.createdAt.getTime()));

  const status = await indexed(document.documentId);
  assert.equal(status.documentType, extname(name).slice(1));
  assert.ok(status.chunkCount > 0 && status.totalTokens > 0, name);
  assert.ok(status.processingCompletedAt >= status.processingStartedAt, name);
  assert.ok(status.summary.length > 0, name);

  const { threadId } = await client.createThread(assistantId);
  const answer = await client.addMessage(threadId, { content: question, stream: false });
  assert.equal(answer.status, 'COMPLETED');
  assert.match(answer.content, /lighthouse/i, name);
  assert.deepEqual(answer.retrievedFiles, [name]);

  assert.deepEqual((await client.listAssistantDocuments(assistantId)).map((listed) => [listed.documentId, listed.status]), [[document.documentId, 'indexed']]);
  const deleted = await client.deleteDocument(document.documentId);
  assert.deepEqual([deleted.document_id, deleted.filename], [document.documentId, name]);
  assert.deepEqual(await client.listAssistantDocuments(assistantId), []);
  await assert.rejects(client.getDocumentStatus(document.documentId), BackboardNotFoundError);
  await assert.rejects(client.deleteDocument(document.documentId), BackboardNotFoundError);
  const after = await client.addMessage((await client.createThread(assistantId)).threadId, { content: question });
  assert.doesNotMatch(after.content, /lighthouse/i, name);
  assert.deepEqual(after.retrievedFiles, []);
}

async function ofThread(name) {
  const { assistantId } = await client.createAssistant({ name: 'Thread documents' });
  const { threadId } = await client.createThread(assistantId);
  const document = await client.uploadDocumentToThread(threadId, join(folder, name));
  await indexed(document.documentId);
  assert.deepEqual((await client.listThreadDocuments(threadId)).map((listed) => listed.filename), [name]);
  assert.deepEqual(await client.listAssistantDocuments(assistantId), []);
  assert.match((await client.addMessage(threadId, { content: question })).content, /lighthouse/i);
  const other = await client.addMessage((await client.createThread(assistantId)).threadId, { content: question });
  assert.doesNotMatch(other.content, /lighthouse/i);
}

// Sent along with the message; the answer waits for them.
async function ofMessage(attached) {
  const { threadId } = await client.createThread((await client.createAssistant({ name: 'Attachments' })).assistantId);
  const answer = await client.addMessage(threadId, { content: question, files: attached.map((name) => join(folder, name)) });
  assert.equal(answer.status, 'COMPLETED');
  assert.match(answer.content, /lighthouse/i);
  assert.deepEqual(answer.attachments.map((file) => [file.filename, file.status]), attached.map((name) => [name, 'indexed']));
  assert.deepEqual([...answer.retrievedFiles].sort(), attached);

  const [said] = (await client.getThread(threadId)).messages;
  assert.deepEqual(said.attachments, answer.attachments);
  const listed = await client.listThreadDocuments(threadId);
  assert.deepEqual(listed.map((document) => document.documentId).sort(), said.attachments.map((file) => file.documentId).sort());

  const [first] = said.attachments;
  await client.deleteDocument(first.documentId);
  assert.deepEqual((await client.getThread(threadId)).messages[0].attachments, said.attachments.slice(1));
}

async function streamedMessage(name) {
  const { threadId } = await client.createThread((await client.createAssistant({ name: 'Stream' })).assistantId);
  const frames = await collect(await client.addMessage(threadId, { content: question, files: [join(folder, name)], stream: true }));
  const stored = frames.find((frame) => frame.type === 'user_message');
  assert.deepEqual(stored.attachments.map((file) => [file.filename, file.status, file.file_size_bytes]), [[name, 'pending', statSync(join(folder, name)).size]]);
  assert.match(streamed(frames), /lighthouse/i);
  assert.equal(frames.at(-1).type, 'run_ended');
  assert.deepEqual(frames.at(-1).retrieved_files, [name]);

  // A file alone is a message, too.
  const alone = await client.addMessage(threadId, { files: [join(folder, name)] });
  assert.equal(alone.status, 'COMPLETED');
}

async function refused() {
  const { assistantId } = await client.createAssistant({ name: 'Refusals' });
  const { threadId } = await client.createThread(assistantId);
  const empty = join(tmpdir(), `backboard-${process.pid}.txt`);
  writeFileSync(empty, '');
  for (const call of [
    () => client.uploadDocumentToAssistant(assistantId, empty),
    () => client.addMessage(threadId, { content: question, files: [join(folder, names[0]), empty] }),
  ])
    await assert.rejects(call, (error) => {
      assert.ok(error instanceof BackboardValidationError, String(error));
      assert.match(error.message, /is empty/);
      return true;
    });
  assert.deepEqual(await client.listThreadDocuments(threadId), []);
  assert.deepEqual((await client.getThread(threadId)).messages, []);
  await assert.rejects(client.uploadDocumentToThread(assistantId, join(folder, names[0])), BackboardNotFoundError);
}

async function indexed(documentId) {
  for (const deadline = Date.now() + 25_000; Date.now() < deadline; await pause(100)) {
    const status = await client.getDocumentStatus(documentId);
    assert.equal(status.documentId, documentId);
    assert.notEqual(status.status, 'failed', status.statusMessage);
    if (status.status === 'indexed') return status;
  }
  assert.fail(`document ${documentId} is not indexed in time`);
}
