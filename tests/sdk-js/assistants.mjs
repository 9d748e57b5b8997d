// Every assistant method of the SDK, and the errors it makes of refusals.
import assert from 'node:assert/strict';
import { BackboardAPIError, BackboardClient, BackboardNotFoundError } from 'backboard-sdk';
import { address, client, passed, weather } from './client.mjs';

const made = await client.createAssistant({
  name: 'Weather Assistant',
  description: 'You are a helpful weather assistant',
  tools: [weather],
  embedding_provider: 'cohere',
  embedding_model_name: 'embed-english-v3.0',
  embedding_dims: 1024,
});
assert.match(made.assistantId, /^[0-9a-f-]{36}$/);
assert.equal(made.name, 'Weather Assistant');
assert.ok(made.createdAt instanceof Date && !Number.isNaN(made.createdAt.getTime()));

const got = await client.getAssistant(made.assistantId);
assert.equal(got.description, 'You are a helpful weather assistant');
assert.deepEqual(JSON.parse(JSON.stringify(got.tools[0].function.parameters)).properties, weather.function.parameters.properties);
assert.equal(got.tools[0].function.name, 'get_current_weather');

const changed = await client.updateAssistant(made.assistantId, { name: 'Renamed', tools: [] });
assert.equal(changed.name, 'Renamed');
assert.equal(changed.description, 'You are a helpful weather assistant');
assert.equal(changed.tools.length, 0);

const second = await client.createAssistant({ name: 'Second' });
const listed = await client.listAssistants({ skip: 0, limit: 2 });
assert.deepEqual(listed.map((assistant) => assistant.assistantId), [second.assistantId, made.assistantId]);

const deleted = await client.deleteAssistant(made.assistantId);
assert.equal(deleted.assistant_id, made.assistantId);
await assert.rejects(client.getAssistant(made.assistantId), (error) => {
  assert.ok(error instanceof BackboardNotFoundError);
  assert.equal(error.message, 'Assistant not found');
  return true;
});

const stranger = new BackboardClient({ ...address, apiKey: 'wrong' });
await assert.rejects(stranger.listThreads(), (error) => {
  assert.ok(error instanceof BackboardAPIError);
  assert.equal(error.statusCode, 401);
  assert.equal(error.message, 'Invalid or missing API key');
  return true;
});
passed();
