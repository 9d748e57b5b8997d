// "Print response.usage.input_tokens after each call and watch them climb."
import { client, model } from '../client.mjs';

const messages = [];
for (const question of ['Where is Kyoto?', 'What should I see there?', 'And how long does it take?', 'When do the cherries bloom?']) {
  messages.push({ role: 'user', content: question });
  const response = await client.messages.create({ model, max_tokens: 256, messages });
  messages.push({ role: 'assistant', content: response.content });
  console.log(response.usage.input_tokens);
}
process.exit();
