// addMessage, streamed and not.
import assert from 'node:assert/strict';
import { client, collect, passed, streamed } from './client.mjs';

const assistant = await client.createAssistant({ name: 'Messages' });
const { threadId } = await client.createThread(assistant.assistantId);

const first = await client.addMessage(threadId, {
  content: 'My favorite color is blue.', llm_provider: 'openai', model_name: 'gpt-4o', memory: 'off',
});
assert.equal(first.status, 'COMPLETED');
assert.equal(first.threadId, threadId);
assert.equal(first.role, 'assistant');
assert.equal(first.modelProvider, 'local');
assert.ok(first.inputTokens > 0 && first.outputTokens > 0 && first.totalTokens === first.inputTokens + first.outputTokens);
assert.match(String(first), /timestamp='\d{4}-/);

const second = await client.addMessage(threadId, { content: 'What did I just tell you?' });
assert.equal(second.content, 'You told me your favorite color is blue.');

const frames = await collect(await client.addMessage(threadId, { content: 'What is my favorite color?', stream: true }));
assert.match(streamed(frames), /blue/);
const types = [...new Set(frames.map((frame) => frame.type))];
assert.deepEqual(
  types, ['message_received', 'user_message', 'run_started', 'message_start', 'content_streaming', 'message_complete', 'run_ended']);
assert.equal(frames.at(-1).final_content, streamed(frames));

const remembering = await client.addMessage(threadId, { content: 'I am allergic to peanuts.', memory: 'Auto' });
assert.equal(remembering.status, 'COMPLETED');
passed();
