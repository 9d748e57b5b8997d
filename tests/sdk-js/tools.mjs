// A tools round trip: submitToolOutputs, streamed and not.
import assert from 'node:assert/strict';
import { BackboardValidationError } from 'backboard-sdk';
import { client, collect, passed, streamed, weather } from './client.mjs';

const assistant = await client.createAssistant({ name: 'Weather', tools: [weather] });
const { threadId } = await client.createThread(assistant.assistantId);

const asked = await client.addMessage(threadId, { content: "What's the weather in San Francisco?" });
assert.equal(asked.status, 'REQUIRES_ACTION');
assert.equal(asked.toolCalls[0].function.name, 'get_current_weather');
assert.deepEqual(asked.toolCalls[0].function.parsedArguments, { location: 'San Francisco' });
const outputs = asked.toolCalls.map((call) => ({ tool_call_id: call.id, output: '68°F and Sunny' }));
const answered = await client.submitToolOutputs(threadId, asked.runId, outputs);
assert.equal(answered.status, 'COMPLETED');
assert.equal(answered.runId, asked.runId);
assert.match(answered.content, /Sunny/);
assert.match(String(answered), /ToolOutputsResponse/);
await assert.rejects(
  client.submitToolOutputs(threadId, asked.runId, [{ tool_call_id: asked.toolCalls[0].id, output: 'Rain' }]), BackboardValidationError);

const frames = await collect(await client.addMessage(threadId, { content: "What's the weather in Paris?", stream: true }));
const required = frames.at(-1);
assert.equal(required.type, 'tool_submit_required');
assert.ok(required.tool_calls.every((call) => call.type === 'function' && typeof call.id === 'string'));
const rest = await collect(await client.submitToolOutputs(
  threadId, required.run_id, required.tool_calls.map((call) => ({ toolCallId: call.id, output: 'Rain in Paris' })), true));
assert.equal(rest[0].type, 'run_continuing');
assert.match(streamed(rest), /Rain/);
assert.equal(rest.at(-1).type, 'run_ended');
passed();
