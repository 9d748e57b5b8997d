// The service that asks before it answers.
import { client, model } from '../client.mjs';

const SYSTEM =
  'You are a support triage assistant. Classify each request as '
  + 'BILLING, SHIPPING, TECHNICAL, or OTHER. If the request is too vague '
  + 'to classify confidently, ask one short clarifying question instead.';

const messages = [{ role: 'user', content: "Hi, my thing isn't working. Can you help?" }];
let response = await client.messages.create({ model, max_tokens: 256, system: SYSTEM, messages });
const clarifyingQuestion = response.content[0].text;
console.log('Agent:', clarifyingQuestion);
messages.push({ role: 'assistant', content: clarifyingQuestion });
messages.push({ role: 'user', content: 'Sorry, I mean I was charged twice for my subscription this month.' });
response = await client.messages.create({ model, max_tokens: 256, system: SYSTEM, messages });
console.log('Classification:', response.content[0].text);
process.exit();
