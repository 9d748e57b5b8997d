// stream(), and create with stream: true.
import assert from 'node:assert/strict';
import { ask, client, model, passed, weather } from './client.mjs';

const deltas = [];
const stream = client.messages.stream(ask('[[words:20]]')).on('text', (text) => deltas.push(text));
const whole = await stream.finalMessage();
assert.ok(deltas.length > 1, `${deltas.length} deltas`);
assert.equal(deltas.join(''), whole.content[0].text);
assert.match(whole.content[0].text, /^word1 .* word20$/);
assert.equal(whole.model, model);
assert.equal(whole.stop_reason, 'end_turn');
assert.ok(whole.usage.input_tokens > 0);
assert.equal(whole.usage.output_tokens, 20);

const types = [];
for await (const event of await client.messages.create(ask('[[text:one two]]', { stream: true }))) types.push(event.type);
assert.deepEqual([...new Set(types)],
  ['message_start', 'content_block_start', 'content_block_delta', 'content_block_stop', 'message_delta', 'message_stop']);

const tools = await client.messages.stream(ask('[[tools:2 text]]', { tools: [weather] })).finalMessage();
assert.equal(tools.stop_reason, 'tool_use');
const uses = tools.content.filter((block) => block.type === 'tool_use');
assert.deepEqual(uses.map((use) => use.input), [{ city: 'city 1' }, { city: 'city 2' }]);
assert.equal(new Set(uses.map((use) => use.id)).size, 2);

const stopped = await client.messages.stream(ask('[[text:one two STOP three]]', { stop_sequences: ['STOP'] })).finalMessage();
assert.equal(stopped.stop_reason, 'stop_sequence');
assert.equal(stopped.stop_sequence, 'STOP');

await assert.rejects(client.messages.stream(ask('[[fault:error-event case:stream]]')).finalMessage());
passed();
