using Backboard.Models.Gateway;
namespace Backboard.Models.Resilience;

/// <summary>Cancels a call to a provider when what is awaited does not come in time, or when the caller cancels.</summary>
internal sealed class StreamDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;
    private readonly CancellationToken _callerToken;
    private readonly ModelTimeoutOptions _timeouts;
    private readonly TimeProvider _time;
    private readonly long _start;
    private string _awaited = "";

    public StreamDeadline(ModelTimeoutOptions timeouts, TimeProvider time, CancellationToken cancellationToken)
    {
        (_timeouts, _time, _start, _callerToken) = (timeouts, time, time.GetTimestamp(), cancellationToken);
        _source = new CancellationTokenSource(timeouts.Total, time);
        _caller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public void ExpectFirst() => Expect(_timeouts.FirstToken, "The provider did not start to answer in time.");

    public void ExpectNext() => Expect(_timeouts.Gap, "The provider stopped in the middle of its answer.");

    /// <summary>What a cancelled operation means: the caller's cancellation, or the provider's delay.</summary>
    public ProviderException? Expired(Exception exception)
    {
        _callerToken.ThrowIfCancellationRequested();
        return _source.IsCancellationRequested ? ProviderErrors.Timeout(_awaited, exception) : null;
    }

    public void Dispose()
    {
        _caller.Dispose();
        _source.Dispose();
    }

    private void Expect(TimeSpan wait, string otherwise)
    {
        var left = _timeouts.Total - _time.GetElapsedTime(_start);
        _awaited = wait < left ? otherwise : "The provider's answer took too long.";
        var due = wait < left ? wait : left;
        _source.CancelAfter(due > TimeSpan.Zero ? due : TimeSpan.Zero);
    }
}
