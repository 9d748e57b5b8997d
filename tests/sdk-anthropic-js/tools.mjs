// A round of tools: two parallel calls, their results (one a failure), the answer.
import assert from 'node:assert/strict';
import { ask, client, passed, weather } from './client.mjs';

const messages = [{ role: 'user', content: '[[tools:2]]' }];
const asked = await client.messages.create(ask('', { messages, tools: [weather], tool_choice: { type: 'any' } }));
assert.equal(asked.stop_reason, 'tool_use');
assert.equal(asked.content.length, 2);
assert.deepEqual(asked.content[0].input, { city: 'city 1' });

messages.push({ role: 'assistant', content: asked.content });
messages.push({
  role: 'user',
  content: [
    { type: 'tool_result', tool_use_id: asked.content[0].id, content: 'Sunny' },
    { type: 'tool_result', tool_use_id: asked.content[1].id, content: [{ type: 'text', text: 'No such city' }], is_error: true },
  ],
});
const answer = await client.messages.create(ask('', { messages, tools: [weather] }));
assert.equal(answer.stop_reason, 'end_turn');
assert.match(answer.content[0].text, /get_weather=Sunny/);
assert.match(answer.content[0].text, /No such city/);
passed();
