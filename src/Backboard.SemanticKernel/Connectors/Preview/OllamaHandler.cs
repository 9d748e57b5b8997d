using Backboard.SemanticKernel.Chat;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>Lets a cancelled call end: its client reads without a token, and would wait for the next line for ever.</summary>
internal sealed class OllamaHandler(HttpMessageHandler shared) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _shared = new(shared, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallToken.Current;
        var response = await _shared.SendAsync(request, cancellationToken);
        var body = new StreamContent(new TokenStream(await response.Content.ReadAsStreamAsync(cancellationToken), call));
        foreach (var header in response.Content.Headers.NonValidated) body.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = body;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _shared.Dispose();
        base.Dispose(disposing);
    }

    private sealed class TokenStream(Stream inner, CancellationToken call) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken.CanBeCanceled ? cancellationToken : call);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
