using Backboard.Models.Gateway;
namespace Backboard.Models.Resilience;

/// <summary>Cancels a call to a provider when what is awaited does not come in time, or when the caller cancels.</summary>
internal sealed class StreamDeadline : IDisposable
{
    private const int Coarseness = 50;
    private const string Stopped = "The provider stopped in the middle of its answer.";

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;
    private readonly CancellationToken _callerToken;
    private readonly ModelTimeoutOptions _timeouts;
    private readonly TimeProvider _time;
    private readonly long _start;
    private string _awaited = "";
    private TimeSpan _armedAt;

    public StreamDeadline(ModelTimeoutOptions timeouts, TimeProvider time, CancellationToken cancellationToken)
    {
        (_timeouts, _time, _start, _callerToken) = (timeouts, time, time.GetTimestamp(), cancellationToken);
        _source = new CancellationTokenSource(timeouts.Total, time);
        _caller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public void ExpectFirst() => Expect(_timeouts.FirstToken, "The provider did not start to answer in time.");

    /// <summary>Called for every piece of an answer, so the timer is set again only when that makes a difference.</summary>
    public void ExpectNext()
    {
        if (_time.GetElapsedTime(_start) - _armedAt >= _timeouts.Gap / Coarseness || !ReferenceEquals(_awaited, Stopped))
            Expect(_timeouts.Gap + (_timeouts.Gap / Coarseness), Stopped);
    }

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
        _armedAt = _time.GetElapsedTime(_start);
        var left = _timeouts.Total - _armedAt;
        _awaited = wait < left ? otherwise : "The provider's answer took too long.";
        var due = wait < left ? wait : left;
        _source.CancelAfter(due > TimeSpan.Zero ? due : TimeSpan.Zero);
    }
}
