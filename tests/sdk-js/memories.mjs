// Every memory method of the SDK, and what is remembered of messages.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { BackboardNotFoundError } from 'backboard-sdk';
import { address, client, collect, passed, streamed } from './client.mjs';

const { assistantId } = await client.createAssistant({ name: 'Memories' });
assert.deepEqual(await client.getMemories(assistantId), { memories: [], totalCount: 0 });

const added = await client.addMemory(assistantId, { content: 'Prefers a window seat.', metadata: { topic: 'travel' } });
assert.equal(added.success, true);
assert.equal(typeof added.id, 'string');
assert.equal(added.memory_id, added.id);

const got = await client.getMemory(assistantId, added.memory_id);
assert.deepEqual([got.id, got.content, got.metadata], [added.id, 'Prefers a window seat.', { topic: 'travel' }]);
assert.ok(!Number.isNaN(new Date(got.createdAt).getTime()));

const updated = await client.updateMemory(assistantId, added.memory_id, { content: 'Prefers an aisle seat.' });
assert.deepEqual([updated.id, updated.content, updated.metadata], [added.id, 'Prefers an aisle seat.', { topic: 'travel' }]);
const replaced = await client.updateMemory(assistantId, added.memory_id, { content: 'Prefers an aisle seat.', metadata: { topic: 'trains' } });
assert.deepEqual(replaced.metadata, { topic: 'trains' });

const listed = await client.getMemories(assistantId);
assert.equal(listed.totalCount, 1);
assert.deepEqual(listed.memories.map((memory) => [memory.id, memory.content]), [[added.id, 'Prefers an aisle seat.']]);

const stats = await client.getMemoryStats(assistantId);
assert.equal(stats.totalMemories, 1);
assert.ok(!Number.isNaN(new Date(stats.lastUpdated).getTime()));
assert.equal(stats.limits.max_content_chars, 50_000);

// Asked for in another thread without waiting, and again once the operation is done.
const { threadId } = await client.createThread(assistantId);
const told = await client.addMessage(threadId, { content: "I'm allergic to peanuts.", memory: 'Auto' });
assert.equal(told.status, 'COMPLETED');
const asked = await client.addMessage((await client.createThread(assistantId)).threadId, {
  content: 'Any dietary restrictions you remember?', memory: 'Readonly',
});
assert.match(asked.content, /peanuts/i);
assert.ok(asked.retrievedMemories.some((memory) => /peanuts/i.test(memory.memory)));
assert.equal(asked.memoryOperationId, null);

const operation = await ended(told.memoryOperationId);
assert.equal(operation.status, 'COMPLETED');
const fact = operation.memory_ids.find((effect) => effect.event === 'ADD');
assert.match(fact.memory, /peanuts/i);
assert.equal(operation.result_count, operation.memory_ids.length);
assert.match((await client.getMemory(assistantId, fact.id)).content, /peanuts/i);

const frames = await collect(await client.addMessage((await client.createThread(assistantId)).threadId, {
  content: 'Any dietary restrictions you remember?', memory: 'Auto', stream: true,
}));
assert.deepEqual(
  [...new Set(frames.map((frame) => frame.type))],
  ['message_received', 'user_message', 'memory_retrieved', 'run_started', 'message_start', 'content_streaming', 'message_complete', 'run_ended']);
const { memories } = frames.find((frame) => frame.type === 'memory_retrieved');
assert.ok(memories.some((memory) => memory.id === fact.id && /peanuts/i.test(memory.memory)));
assert.match(streamed(frames), /peanuts/i);
assert.deepEqual(frames.at(-1).retrieved_memories, memories);
assert.equal((await ended(frames.at(-1).memory_operation_id)).status, 'COMPLETED');

const deleted = await client.deleteMemory(assistantId, added.memory_id);
assert.equal(deleted.success, true);
const isNotFound = (error) => {
  assert.ok(error instanceof BackboardNotFoundError);
  assert.equal(error.message, 'Memory not found');
  return true;
};
await assert.rejects(client.getMemory(assistantId, added.memory_id), isNotFound);
await assert.rejects(client.updateMemory(assistantId, added.memory_id, { content: 'Back.' }), isNotFound);
await assert.rejects(client.deleteMemory(assistantId, added.memory_id), isNotFound);
passed();

// The SDK has no method for operations; its users poll like this.
async function ended(operationId) {
  assert.match(operationId, /^[0-9a-f-]{36}$/);
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(100)) {
    const answer = await fetch(`${address.baseUrl}/assistants/memories/operations/${operationId}`, { headers: { 'X-API-Key': address.apiKey } });
    assert.equal(answer.status, 200);
    const found = await answer.json();
    assert.equal(found.operation_id, operationId);
    if (found.status !== 'IN_PROGRESS') return found;
    assert.equal(found.memory_ids, null);
  }
  assert.fail(`operation ${operationId} does not end`);
}
