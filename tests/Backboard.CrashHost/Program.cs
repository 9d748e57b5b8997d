using Backboard.CrashHost;
using Backboard.Host;

// The real server, except that a write of its log can be made the last thing it does.
var fuse = new Fuse();
if (Environment.GetEnvironmentVariable("CRASH_AT") is { Length: > 0 } point)
    fuse.Arm(threadId: null, CrashPoint.Parse(point));
await using var app = BackboardApp.Build(
    args, builder => builder.Host.ConfigureContainer<IServiceCollection>((_, services) => CrashingStore.Wrap(services, fuse)));
app.MapPost("/__crash/{threadId:guid}/{point}", (Guid threadId, string point) => fuse.Arm(threadId, CrashPoint.Parse(point)));
await app.RunAsync();
