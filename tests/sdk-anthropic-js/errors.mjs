// Every failure is one of the client's own error classes.
import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';
import { ask, client, passed } from './client.mjs';

async function fails(call, kind, type, pattern) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof kind, `${error.constructor.name}: ${error.message}`);
    assert.equal(error.error.type, 'error');
    assert.equal(error.type, type);
    assert.match(error.error.error.message, pattern);
    assert.equal(error.requestID, error.error.request_id);
    return true;
  });
}

const { create } = client.messages;
const say = (request) => create.call(client.messages, request);
await fails(say({ ...ask('hi'), max_tokens: undefined }), Anthropic.BadRequestError, 'invalid_request_error', /max_tokens/);
await fails(say(ask('hi', { messages: [] })), Anthropic.BadRequestError, 'invalid_request_error', /at least one message/);
await fails(say(ask('hi', { model: 'no-such-model' })), Anthropic.NotFoundError, 'not_found_error', /no-such-model/);
await fails(client.withOptions({ apiKey: 'wrong' }).messages.create(ask('hi')), Anthropic.AuthenticationError, 'authentication_error', /key/);
await fails(client.models.retrieve('no-such-model'), Anthropic.NotFoundError, 'not_found_error', /no-such-model/);
await fails(say(ask('[[fault:http400]]')), Anthropic.BadRequestError, 'invalid_request_error', /rejected/);
await fails(say(ask('[[fault:429 case:errors]]')), Anthropic.RateLimitError, 'rate_limit_error', /rate/);
await fails(say(ask('[[fault:http529 case:errors]]')), Anthropic.InternalServerError, 'overloaded_error', /failed/);
await fails(say(ask('[[fault:http401]]')), Anthropic.PermissionDeniedError, 'permission_error', /key/);
await fails(say(ask('[[fault:half-json]]')), Anthropic.InternalServerError, 'api_error', /./);
await fails(say(ask('[[fault:429 case:stream]]', { stream: true })), Anthropic.RateLimitError, 'rate_limit_error', /rate/);
passed();
