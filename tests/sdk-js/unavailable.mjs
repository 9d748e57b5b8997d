// Documents, which this server does not keep yet, are refused in words that the SDK shows, by an error of its own class.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackboardAPIError, BackboardClient, BackboardServerError } from 'backboard-sdk';
import { address, client, passed } from './client.mjs';

const { assistantId } = await client.createAssistant({ name: 'Unavailable' });
const { threadId } = await client.createThread(assistantId);
const file = join(tmpdir(), `backboard-${process.pid}.txt`);
writeFileSync(file, 'text');
const id = assistantId;

const calls = {
  uploadDocumentToAssistant: () => client.uploadDocumentToAssistant(assistantId, file),
  uploadDocumentToThread: () => client.uploadDocumentToThread(threadId, file),
  listAssistantDocuments: () => client.listAssistantDocuments(assistantId),
  listThreadDocuments: () => client.listThreadDocuments(threadId),
  getDocumentStatus: () => client.getDocumentStatus(id),
  deleteDocument: () => client.deleteDocument(id),
  addMessageWithFiles: () => client.addMessage(threadId, { content: 'Read this.', files: [file] }),
};
for (const [name, call] of Object.entries(calls)) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof BackboardServerError, `${name}: ${error}`);
    assert.equal(error.statusCode, 501, name);
    assert.match(error.message, /This server has no document store/, name);
    return true;
  });
}

const stranger = new BackboardClient({ ...address, apiKey: 'wrong' });
await assert.rejects(stranger.listThreads(), (error) => {
  assert.ok(error instanceof BackboardAPIError);
  assert.equal(error.statusCode, 401);
  assert.equal(error.message, 'Invalid or missing API key');
  return true;
});
passed();
