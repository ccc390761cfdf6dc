/* Stand-in for what wine 8 lacks of bcryptprimitives.dll; for the test box only, never shipped. */
#include <windows.h>
#define RtlGenRandom SystemFunction036
BOOLEAN NTAPI RtlGenRandom(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n){ while(n){ ULONG k=n>65536?65536:(ULONG)n; if(!RtlGenRandom(p,k)) return 0; p+=k; n-=k;} return 1; }
