// countTokens and the models.
import assert from 'node:assert/strict';
import { ask, client, model, passed, weather } from './client.mjs';

const { max_tokens: _, ...short } = ask('Hello');
const { input_tokens: few } = await client.messages.countTokens(short);
const { input_tokens: more } = await client.messages.countTokens({ ...short, system: 'You are a concise assistant. '.repeat(20), tools: [weather] });
assert.ok(few > 0 && more > few + 50, `${few} then ${more}`);

const ids = [];
for await (const listed of client.models.list({ limit: 1 })) {
  assert.equal(listed.type, 'model');
  ids.push(listed.id);
}
assert.ok(ids.includes(model), `${model} in ${ids}`);
assert.equal(new Set(ids).size, ids.length);
const found = await client.models.retrieve(model);
assert.equal(found.id, model);
assert.ok(found.display_name.length > 0 && !Number.isNaN(Date.parse(found.created_at)));
passed();
