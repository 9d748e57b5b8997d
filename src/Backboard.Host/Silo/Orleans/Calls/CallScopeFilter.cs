namespace Backboard.Host;

/// <summary>What is logged while a grain is called says which grain: its kind, tenant and id, never words of a user.</summary>
internal sealed class CallScopeFilter(ILogger<CallScopeFilter> logger) : IIncomingGrainCallFilter
{
    private const int IdLength = 36;

    private static readonly Func<ILogger, string, string, IDisposable?> Begin = LoggerMessage.DefineScope<string, string>("{GrainType} {GrainKey}");

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        using (Begin(logger, context.TargetId.Type.ToString()!, Label(context.TargetId.Key.ToString()!)))
            await context.Invoke();
    }

    /// <summary>Our keys begin with <c>kind-tenant/id</c>; what may follow is a user's name for themselves.</summary>
    private static string Label(string key)
    {
        var end = key.IndexOf('/') + 1 + IdLength;
        return end > IdLength && end < key.Length ? key[..end] : key;
    }
}
