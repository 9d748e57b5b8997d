// create, with everything it may be given.
import assert from 'node:assert/strict';
import { ask, client, model, passed } from './client.mjs';

const { data: answer, response } = await client.messages.create(ask('[[text:Hello there]]')).withResponse();
assert.ok(response.headers.get('request-id'));
assert.equal(answer._request_id, response.headers.get('request-id'));
assert.match(answer.id, /^msg_[0-9a-f]{32}$/);
assert.equal(answer.type, 'message');
assert.equal(answer.role, 'assistant');
assert.equal(answer.model, model);
assert.deepEqual(answer.content, [{ type: 'text', text: 'Hello there', citations: null }]);
assert.equal(answer.stop_reason, 'end_turn');
assert.equal(answer.stop_sequence, null);
assert.ok(answer.usage.input_tokens > 0);
assert.equal(answer.usage.output_tokens, 2);

const stopped = await client.messages.create(ask('[[text:one two STOP three]]', { stop_sequences: ['END', 'STOP'] }));
assert.equal(stopped.stop_reason, 'stop_sequence');
assert.equal(stopped.content[0].text.trim(), 'one two');

const cut = await client.messages.create(ask('[[words:50]]', { max_tokens: 5 }));
assert.equal(cut.stop_reason, 'max_tokens');
assert.equal(cut.content[0].text.split(' ').length, 5);

const refused = await client.messages.create(ask('[[content_filter]]'));
assert.equal(refused.stop_reason, 'refusal');

const blocks = await client.messages.create(ask([{ type: 'text', text: 'first' }, { type: 'text', text: '[[text:seen]]', cache_control: { type: 'ephemeral' } }], {
  system: [{ type: 'text', text: 'You are brief.' }, { type: 'text', text: 'You are kind.' }],
  metadata: { user_id: 'anna' },
}));
assert.equal(blocks.content[0].text, 'seen');

const asClient = await client.withOptions({ apiKey: null, authToken: client.apiKey }).messages.create(ask('[[text:with a token]]'));
assert.equal(asClient.content[0].text, 'with a token');
passed();
