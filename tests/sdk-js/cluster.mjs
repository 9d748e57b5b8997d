// A conversation through a load balancer while its nodes die one after the other: nothing is lost, said twice, or out of order.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { BackboardAPIError, BackboardClient } from 'backboard-sdk';
import { address, client, passed } from './client.mjs';

// One key for all attempts at one message: whichever arrives, it is said once.
class KeyedClient extends BackboardClient {
  constructor(key) {
    super(address);
    this.key = key;
  }

  _makeRequest(method, endpoint, options = {}) {
    return super._makeRequest(method, endpoint, { ...options, headers: { ...options.headers, 'Idempotency-Key': this.key } });
  }
}

const rounds = Number(process.argv[4]);
const { threadId } = await again(() => client.createAssistant({ name: 'Survivor' }).then((made) => client.createThread(made.assistantId)));
const said = [];
let resumed = 0;
for (let round = 1; round <= rounds; round++) {
  const question = `question ${round} [[words:60]] [[gate:round-${round} after:20]]`;
  const answer = await stream(question, () => console.log(`round ${round} is streaming`));
  assert.equal(answer, Array.from({ length: 60 }, (_, index) => `word${index + 1}`).join(' '));
  const flat = new KeyedClient(randomUUID());
  const { content } = await again(() => flat.addMessage(threadId, { content: `remark ${round}` }));
  assert.equal(content, `reply to: remark ${round}`);
  said.push(question, answer, `remark ${round}`, content);
}
const { messages } = await again(() => client.getThread(threadId));
assert.deepEqual(messages.map((message) => message.content), said);
console.log(`${resumed} streams were resumed`);
passed();

// The answer to a message, read on after every break of the stream.
async function stream(content, onWords) {
  const keyed = new KeyedClient(randomUUID());
  let run, lastId, text = '', isTold = false;
  for (;;) {
    try {
      const frames = run ? events(run, lastId) : await keyed.addMessage(threadId, { content, stream: true });
      if (!lastId) text = '';
      for await (const { id, ...frame } of frames) {
        run ??= frame.run_id;
        if (frame.type === 'run_restarted') text = '';
        if (frame.type === 'content_streaming') text += frame.content;
        if (!isTold && text.includes('word20')) {
          isTold = true;
          onWords();
        }
        if (frame.type === 'run_ended') {
          assert.equal(frame.final_content, text);
          return text;
        }
        lastId = id ?? lastId;
      }
    } catch (error) {
      if (!isTransient(error)) throw error;
    }
    resumed++;
    await pause(200);
  }
}

// A run's events behind the last one that was seen whole; the SDK's own streams do not tell ids.
async function* events(run, lastId) {
  const response = await fetch(`${address.baseUrl}/threads/${threadId}/runs/${run}/events`, {
    headers: { 'X-API-Key': address.apiKey, ...(lastId && { 'Last-Event-ID': lastId }) },
  });
  if (!response.ok) throw new BackboardAPIError(`HTTP ${response.status}`, response.status);
  let buffer = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (buffer + chunk).split('\n\n');
    buffer = blocks.pop();
    for (const block of blocks) {
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (data) yield { ...JSON.parse(data), id: /^id: (.*)$/m.exec(block)?.[1] };
    }
  }
}

async function again(call) {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await pause(200);
    }
  }
}

// A broken connection has no status; 503 says when to come back.
function isTransient(error) {
  return !(error instanceof assert.AssertionError) && (error.statusCode === undefined || error.statusCode === 503);
}
