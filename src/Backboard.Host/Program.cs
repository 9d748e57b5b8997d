using Backboard.Host;

return await CommandLine.Run(args);
