// Every thread method of the SDK.
import assert from 'node:assert/strict';
import { BackboardNotFoundError } from 'backboard-sdk';
import { client, passed } from './client.mjs';

const assistant = await client.createAssistant({ name: 'Threads' });
const first = await client.createThread(assistant.assistantId);
const second = await client.createThread(assistant.assistantId);
assert.deepEqual(first.messages, []);
assert.ok(!Number.isNaN(first.createdAt.getTime()));

const own = await client.listThreadsForAssistant(assistant.assistantId);
assert.deepEqual(own.map((thread) => thread.threadId), [second.threadId, first.threadId]);
assert.equal((await client.listThreadsForAssistant(assistant.assistantId, { skip: 1, limit: 1 }))[0].threadId, first.threadId);
const all = await client.listThreads();
assert.ok([first, second].every((made) => all.some((thread) => thread.threadId === made.threadId)));

await client.addMessage(first.threadId, { content: 'My favorite color is blue.' });
const thread = await client.getThread(first.threadId);
assert.deepEqual(thread.messages.map((message) => message.role), ['user', 'assistant']);
assert.equal(thread.messages[0].content, 'My favorite color is blue.');
assert.ok(thread.messages.every((message) => message.status === 'COMPLETED' && !Number.isNaN(message.createdAt.getTime())));

assert.equal((await client.deleteThread(first.threadId)).thread_id, first.threadId);
await assert.rejects(client.getThread(first.threadId), BackboardNotFoundError);
passed();
