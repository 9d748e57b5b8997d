// A truncated answer is told from a whole one.
import { client, model } from '../client.mjs';

const response = await client.messages.create({
  model,
  max_tokens: 6,
  messages: [{ role: 'user', content: "I'm planning a trip to Japan. Tell me everything." }],
});
if (response.stop_reason === 'max_tokens') {
  console.log('Warning: response was truncated. Consider raising max_tokens.');
}
process.exit();
