using Backboard.HostileParser;
using Backboard.Memory.ParserProcess;
using Backboard.Memory.Parsing;

// Called as the server calls its own parser, and confined as that is. What it then does is what the file says.
if (args is ["serve", var document]) return await ServerStandIn.Run(document);
var limits = new ParserLimits(int.Parse(args[5]), int.Parse(args[7]));
Confinement.Apply(limits, mayWriteFiles: false);
Lifeline.Hold();
return Deeds.Do(File.ReadAllText(args[1]), args[1]);
