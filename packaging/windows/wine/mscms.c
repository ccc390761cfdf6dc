/* Stand-in for what wine 8 lacks of mscms.dll; for the test box only, never shipped. */
#include <windows.h>
#define X __declspec(dllexport)
X HANDLE WINAPI WcsOpenColorProfileA(void){return 0;} X HANDLE WINAPI WcsOpenColorProfileW(void){return 0;}
X HANDLE WINAPI WcsCreateIccProfile(HANDLE h, DWORD o){return 0;}
X HANDLE WINAPI OpenColorProfileW(void*p,DWORD a,DWORD b,DWORD c){return 0;} X HANDLE WINAPI OpenColorProfileA(void*p,DWORD a,DWORD b,DWORD c){return 0;}
X BOOL WINAPI CloseColorProfile(HANDLE h){return 1;}
X BOOL WINAPI GetColorProfileFromHandle(HANDLE h, BYTE*b, DWORD*n){return 0;}
X BOOL WINAPI GetColorDirectoryW(void*a,WCHAR*b,DWORD*c){return 0;} X BOOL WINAPI GetColorDirectoryA(void*a,char*b,DWORD*c){return 0;}
X BOOL WINAPI WcsGetDefaultColorProfile(void){return 0;} X BOOL WINAPI WcsGetDefaultColorProfileSize(void){return 0;}
