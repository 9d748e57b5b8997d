// The same service; the thread keeps the array, and each request carries one message.
import { client, model } from '../client.mjs';

const SYSTEM =
  'You are a support triage assistant. Classify each request as '
  + 'BILLING, SHIPPING, TECHNICAL, or OTHER. If the request is too vague '
  + 'to classify confidently, ask one short clarifying question instead.';

async function say(content, thread) {
  const request = { model, max_tokens: 256, system: SYSTEM, messages: [{ role: 'user', content }] };
  const { data, response } = await client.messages.create(request, { headers: { 'X-Thread-Id': thread } }).withResponse();
  return [data.content[0].text, response.headers.get('X-Thread-Id')];
}

const [question, thread] = await say("Hi, my thing isn't working. Can you help?", 'new');
console.log('Agent:', question);
const [answer] = await say('Sorry, I mean I was charged twice for my subscription this month.', thread);
console.log('Classification:', answer);
console.log(thread);
process.exit();
