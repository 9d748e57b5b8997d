// "A few lines are the entire mechanism": append the answer, resend everything.
import { client, model } from '../client.mjs';

const messages = [{ role: 'user', content: "I'm planning a trip to Japan. Any advice?" }];
let response = await client.messages.create({ model, max_tokens: 1024, messages });
messages.push({ role: 'assistant', content: response.content[0].text });
messages.push({ role: 'user', content: 'When is the best time to visit?' });
response = await client.messages.create({ model, max_tokens: 1024, messages });
console.log(response.content[0].text);
process.exit();
