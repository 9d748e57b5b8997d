// The system prompt is a parameter, no message.
import { client, model } from '../client.mjs';

const response = await client.messages.create({
  model,
  max_tokens: 1024,
  system: 'You are a concise travel assistant. Answer in two sentences or fewer.',
  messages: [{ role: 'user', content: "I'm planning a trip to Japan. Any advice?" }],
});
console.log(response.content[0].text);
process.exit();
